/** What browsers have and jsdom has not, for the components' tests. */
import { TextDecoder, TextEncoder } from 'node:util';

Object.assign(globalThis, { TextDecoder, TextEncoder });
/** A desk: no query for a small screen fits. */
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
/** Node's, which React would use, keeps the process from ending. */
Reflect.deleteProperty(globalThis, 'MessageChannel');
