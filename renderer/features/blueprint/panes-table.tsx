import { Checkbox, Table } from '@mantine/core';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { changeDraft, useEditing } from './editing.ts';
import { blueprintFormTexts } from './form-texts.ts';
import { type PaneRow, paneRows, withPane } from './pane-rows.ts';
import classes from './panes-table.module.css';

export function PanesTable({ text }: { readonly text: string }) {
  const s = useTexts(blueprintFormTexts);
  const language = useLanguage();
  const shown = useEditing(({ draft }) => draft.shownPanes);
  const rows = paneRows(text, shown, language);
  if (rows.length === 0) return <div className={formClasses.hint}>{s('panes.none', { text })}</div>;
  const rangeOf = ({ from, deprecated }: PaneRow) => {
    if (from === undefined) return s('panes.range-any');
    return deprecated === undefined ? s('panes.range-from', { from }) : s('panes.range', { from, to: deprecated });
  };
  return (
    <Table className={classes.table} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{s('panes.column.shown')}</Table.Th>
          <Table.Th>{s('panes.column.name')}</Table.Th>
          <Table.Th>{s('panes.column.key')}</Table.Th>
          <Table.Th>{s('panes.column.range')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.key}>
            <Table.Td>
              <Checkbox
                aria-label={s('panes.show-one', { name: row.label })}
                checked={shown.includes(row.key)}
                onChange={(event) => changeDraft({ shownPanes: withPane(shown, row.key, event.currentTarget.checked) })}
              />
            </Table.Td>
            <Table.Td>
              {row.label}
              {row.otherLabel !== row.label && <span className={classes.other}>{row.otherLabel}</span>}
              {row.neverShown === true && <span className={classes.caution}>{s('panes.never-shown')}</span>}
              {row.notAlwaysSkippable === true && <span className={classes.caution}>{s('panes.not-always')}</span>}
            </Table.Td>
            <Table.Td>
              <code className={formClasses.mono}>{row.key}</code>
            </Table.Td>
            <Table.Td className={classes.range}>{rangeOf(row)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
