/** Asks every part of the graph that the reader may ask for what is typed, in one operation. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useGetIdentity, useTranslate } from 'react-admin';
import { SearchEverythingDocument } from '../../generated/graphql.ts';
import { searchOf } from '../citizens/searchOf.ts';
import { showDate } from '../format.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { can, canSee } from '../signIn/access.ts';
import { type Found, foundIn } from './found.ts';

/** Between two letters of who types without haste; each search for people is on record. */
const PAUSE_MS = 150;
const SHORTEST = 2;
const NUMBER = /^[+\d][\d\s.()-]*$/;

/** What is typed, once the typing pauses. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

export function useSearch(typed: string): { found: Found[]; isCurrent: boolean; isFetching: boolean; failed: boolean } {
  const graph = useGraph();
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const text = usePaused(typed.trim());
  const people = searchOf(text, '');
  const role = identity?.['role'];
  const maySee = (resource: string) => canSee(role, identity?.['unitLevel'], resource);
  // A number that is still being typed finds no one, and the searches by number are counted.
  const isPart = NUMBER.test(text) && !people;
  const query = useQuery({
    queryKey: ['search', text],
    enabled: text.length >= SHORTEST && !isPart,
    queryFn: async () =>
      (
        await graph.request(SearchEverythingDocument, {
          text,
          people: people ?? {},
          withComplaints: maySee('complaints'),
          withPeople: maySee('citizens') && people !== undefined,
          withOffices: maySee('contacts'),
          withAccounts: maySee('accounts'),
        })
      ).data,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const isAsked = text.length >= SHORTEST && !isPart;
  return {
    found: isAsked && query.data ? foundIn(query.data, translate, showDate, can(role, 'complaint:read')) : [],
    // What was found for another text is shown until the answer is there, and not gone to.
    isCurrent: text === typed.trim() && !query.isPlaceholderData,
    isFetching: query.isFetching,
    failed: query.isError,
  };
}
