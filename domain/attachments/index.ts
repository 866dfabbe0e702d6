/** Files that people give: kept by content, read with the rights of what they belong to. */
export { bindAttachments, readAttachment, registerAttachment } from './attachments.ts';
export type { AttachmentParent, AttachmentRow } from './attachments.ts';
export { Attachment } from './entities/attachment.ts';
export { mayBeShown, sniffType } from './sniff-type.ts';
export { AttachmentStore } from './store.ts';
