/** My doses: who I am, the code from my phone, and then the record, each dose with a way to say that it is wrong. */
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { MyRecordDocument, type MyRecordQuery } from '../../generated/graphql.ts';
import { keepComplaint } from '../filing/form.ts';
import { ask } from '../graph.ts';
import { useMessages } from '../messages/messages.tsx';
import { CodeStep } from './CodeStep.tsx';
import { complaintAbout } from './complaintAbout.ts';
import { MyRecord } from './MyRecord.tsx';
import { WhoStep } from './WhoStep.tsx';
import { emptyWho, type Who } from './who.ts';

type Opened = NonNullable<MyRecordQuery['myRecord']>;
const STORED = 'so-tiem.record';

/** The token is forgotten with the tab. */
const stored = (): { token: string; who: Who } | undefined => {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
};

export function MyRecordPage() {
  const { text } = useMessages();
  const [, navigate] = useLocation();
  const [who, setWho] = useState<Who>(() => stored()?.who ?? emptyWho());
  const [challenge, setChallenge] = useState<string>();
  const [token, setToken] = useState(() => stored()?.token);
  const [record, setRecord] = useState<Opened>();
  const [failed, setFailed] = useState(false);

  const close = () => {
    sessionStorage.removeItem(STORED);
    setToken(undefined);
    setRecord(undefined);
    setChallenge(undefined);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for another token only
  useEffect(() => {
    if (!token) return;
    setFailed(false);
    ask(MyRecordDocument, { token }).then(
      ({ myRecord }) => (myRecord ? setRecord(myRecord) : close()),
      () => setFailed(true),
    );
  }, [token]);

  const complain = (about: Parameters<typeof complaintAbout>[1]) => {
    keepComplaint(complaintAbout(who, about));
    navigate('/phan-anh');
  };
  return (
    <>
      <h1>{text('record.title')}</h1>
      {failed && (
        <p className="error" role="alert">
          {text('follow.failed')}
        </p>
      )}
      {!token && !challenge && <WhoStep who={who} onChange={setWho} onSent={setChallenge} />}
      {!token && challenge && (
        <CodeStep
          challenge={challenge}
          onBack={() => setChallenge(undefined)}
          onOpened={(opened) => {
            sessionStorage.setItem(STORED, JSON.stringify({ token: opened, who }));
            setToken(opened);
          }}
        />
      )}
      {record && <MyRecord record={record} onComplain={complain} onClose={close} />}
    </>
  );
}
