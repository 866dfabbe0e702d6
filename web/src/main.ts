import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app.ts';
import { appConfig } from './app/app-config.ts';
import { applyStoredTheme } from './app/domains/shared/util-shell/theme.ts';

applyStoredTheme();
void bootstrapApplication(App, appConfig);
