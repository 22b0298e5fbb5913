import type { ExportFormat } from '../../core/exportFormat.ts';
import type { TraceSummary } from '../../protocol/panel.ts';
import type { ViewContext } from './context.ts';
import type { MenuGroup } from './popupMenu.ts';

/** What can be done with one problem of the list. */
export function sessionActions({ words, post }: ViewContext, { id, pinned }: TraceSummary, rename: () => void): readonly MenuGroup[] {
  const to = (name: string, format: ExportFormat): MenuGroup['items'][number] => ({ words: name, action: () => post('export', { trace: id, format }) });
  return [
    {
      items: [
        { words: words.t('Rename'), key: 'F2', action: rename },
        { words: pinned ? words.t('Unpin') : words.t('Pin'), action: () => post('pin', { trace: id, pinned: !pinned }) },
      ],
    },
    { label: words.t('Export'), items: [to('Markdown', 'markdown'), to('LaTeX', 'latex'), to(words.t('Notebook'), 'notebook'), to('HTML', 'html')] },
    { items: [{ words: words.t('Delete…'), key: 'Delete', action: () => post('remove', { trace: id }) }] },
  ];
}
