import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './list-table.module.css';

export type Column = {
  readonly title: string;
  /** Sets its width; one without takes what is left. */
  readonly className?: string | undefined;
};

type ListTableProps = {
  readonly label: string;
  readonly columns: readonly Column[];
  /** `Table.Tbody`, one or several. */
  readonly children: ReactNode;
};

/** A table of things to look through, its columns as wide as they are said to be. */
export function ListTable({ label, columns, children }: ListTableProps) {
  return (
    <Table className={classes.table} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ title, className }) => (
            <Table.Th key={title} scope="col" className={className}>
              {title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      {children}
    </Table>
  );
}
