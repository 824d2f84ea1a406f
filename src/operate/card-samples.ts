import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toBlocks } from '../platforms/slack/to-blocks.js';
import { needsModal, toModal } from '../platforms/slack/to-modal.js';
import type { CardSample } from '../platforms/web/server.js';
import type { ToCard } from '../ports.js';

const NOWHERE = { channel: '', thread: null, responseUrl: null, privately: false };

/** Every card of a folder filled with its sample data, and what Slack is sent for it. */
export const cardSamples = (folder: string, toCard: ToCard): readonly CardSample[] =>
  readdirSync(folder)
    .flatMap((file) => (file.endsWith('.sample.json') ? [file.slice(0, -'.sample.json'.length)] : []))
    .map((name) => {
      const data = JSON.parse(readFileSync(join(folder, `${name}.sample.json`), 'utf8'));
      const card = toCard({ card: name, data, text: '', audience: 'public' });
      const form = needsModal(card) ? toModal(card, NOWHERE) : null;
      return { name, card, blocks: toBlocks(card).blocks, modal: form?.blocks ?? null };
    });
