/** Headers by which browsers keep pages and answers apart from everything that is not ours. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { REQUEST_ID_HEADER } from '@so-tiem/platform/identity/identity';
import helmet from 'helmet';
import { requestIdOf } from '../caller/context.ts';

/** The console's component library inserts an empty element and fills it rule by rule, which no policy asks about. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
/** What react-zoom-pan-pinch inserts for the photos; test/browser/policy.test.ts tells when it is another. */
const PHOTO_STYLE = "'sha256-/aQdAPrD+kc0v7HnGQTuKBtoP6ZN+lnzOGVJ1Qt6dfw='";

/** @param issuer where the console signs in: it asks there, and is sent there in a hidden frame */
export function securityHeaders(issuer: string): (request: IncomingMessage, response: ServerResponse) => void {
  const { origin } = new URL(issuer);
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", EMPTY_STYLE, PHOTO_STYLE],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        connectSrc: ["'self'", origin],
        frameSrc: ["'self'", 'blob:', origin],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  return (request, response) => {
    secure(request, response, () => {});
    response.setHeader('permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()');
    response.setHeader(REQUEST_ID_HEADER, requestIdOf(request));
  };
}
