/** Kinds of findings as they are stored: unknown ones (of a later version) are left out, and each stands once, in their order. */
import * as v from 'valibot';
import { KINDS, type Kind } from '../findings/finding.ts';

export const Kinds = v.pipe(
  v.array(v.string()),
  v.transform((names): readonly Kind[] => KINDS.filter((kind) => names.includes(kind))),
);
