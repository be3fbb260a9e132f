import { signIn } from './test/system/signIn.ts';
import { processWith } from './test/system/processes.ts';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
const s = { issuer: 'http://localhost:4010', gateway: 'http://localhost:4000' };
const token = await signIn(s as never, 'coso'); const auditor = await signIn(s as never,'kiemtoan');
const ask = async (query: string, t = token) => (await (await fetch('http://localhost:4000/graphql',{method:'POST',headers:{'content-type':'application/json',authorization:`Bearer ${t}`},body:JSON.stringify({query})})).json());
const show = () => { for (const f of readdirSync('/tmp/dev5/audit')) console.log(f, readFileSync('/tmp/dev5/audit/'+f,'utf8').slice(0,200)); };
await ask('query Warm { complaints(first: 1) { nodes { complainant { fullName } } } }');
await sleep(1500);
const pid = processWith('PORT=4005'); process.kill(pid,'SIGSTOP');
console.log(JSON.stringify(await ask('query LastLook { complaints(first: 1) { nodes { complainant { fullName } } } }')).slice(0,100));
show();
process.kill(processWith('PORT=4004'),'SIGKILL'); process.kill(pid,'SIGCONT');
for (let i=0;i<8;i++) { await sleep(2000); console.log(i, JSON.stringify(await ask('{ auditEntries(filter:{action:"LastLook"}) { nodes { number } } }', auditor))); show(); }
