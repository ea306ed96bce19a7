import { useMemo } from 'react';
import type { FileDelivery } from '../../../shared/domain/backend.ts';
import { useChanged } from '../../state/changes-store.ts';
import { useQuery } from '../../state/use-query.ts';

/** By record: where those stand that are carried to a console as files. Asked again when one was, and when one was made. */
export function useFiles(recordCount: number): ReadonlyMap<string, FileDelivery> {
  const { data } = useQuery('backends.deliveries', {}, useChanged('backends') + recordCount);
  return useMemo(() => new Map(data?.map((file) => [file.recordId, file])), [data]);
}
