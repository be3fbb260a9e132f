/** `npm run -s demo:code`: the code that an authenticator app would show now for the demo accounts. */
import { Secret, TOTP } from 'otpauth';
import { DEMO_AUTHENTICATOR_KEY } from '../seed/accounts.ts';

console.log(new TOTP({ secret: Secret.fromBase32(DEMO_AUTHENTICATOR_KEY) }).generate());
