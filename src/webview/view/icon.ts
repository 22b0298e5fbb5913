/** Drawn in a square of 16 by 16, with the colour of the text around them. */
const paths = {
  add: 'M8 3v10M3 8h10',
  again: 'M13 8a5 5 0 1 1-1.6-3.7M13.2 2v3h-3',
  attach: 'M12.9 7.3 8.2 12a3.1 3.1 0 0 1-4.4-4.4l4.9-4.9a2.1 2.1 0 0 1 3 3l-4.8 4.7a1 1 0 0 1-1.5-1.4l4.2-4.2',
  cell: 'M2.5 4h11v8h-11zM5 6.7 6.5 8 5 9.3M8 9.5h3',
  close: 'm4.2 4.2 7.6 7.6M11.8 4.2l-7.6 7.6',
  command: 'M2.5 2.5h11v11h-11zM9.4 5 6.6 11',
  compare: 'M2.5 3H7v10H2.5zM9 3h4.5v10H9z',
  copy: 'M5.5 5.5H13V13H5.5zM10.5 5.5V3H3v7.5h2.5',
  down: 'M3.5 6 8 10.5 12.5 6',
  edit: 'm3 13 .7-2.8L11 2.9 13.1 5l-7.3 7.3zM9.7 4.2l2.1 2.1',
  file: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3',
  find: 'm10.2 10.2 3.3 3.3M11.4 7A4.4 4.4 0 1 1 2.6 7a4.4 4.4 0 0 1 8.8 0Z',
  fork: 'M4.5 5.5v5M11.5 5.5V6c0 2-1.2 2.5-3 2.5H7c-1.5 0-2.5.6-2.5 2M6 4a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0ZM13 4a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0ZM6 12a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0Z',
  image: 'M2.5 3.5h11v9h-11zM2.8 11.2 6 8l2.2 2.2L9.9 8.5l3.3 3M10.4 6.2a.4.4 0 1 1-.8 0 .4.4 0 0 1 .8 0Z',
  left: 'M10 3.5 5.5 8l4.5 4.5',
  more: 'M3.9 8a.6.6 0 1 1-1.2 0 .6.6 0 0 1 1.2 0ZM8.6 8a.6.6 0 1 1-1.2 0 .6.6 0 0 1 1.2 0ZM13.3 8a.6.6 0 1 1-1.2 0 .6.6 0 0 1 1.2 0Z',
  open: 'M9.2 2.8h4v4M13.2 2.8 7.6 8.4M11.5 9.5v3.7H2.8V4.5h3.7',
  right: 'M6 3.5 10.5 8 6 12.5',
  selection: 'M5.2 3H3v10h2.2M10.8 3H13v10h-2.2M6 6.4h4M6 9.6h4',
  send: 'M8 13V3.4M3.9 7.4 8 3.3l4.1 4.1',
  stop: 'M4.6 4.6h6.8v6.8H4.6z',
  therefore: 'M8 4.3h.01M4 11.3h.01M12 11.3h.01',
  up: 'M3.5 10 8 5.5l4.5 4.5',
} as const;

export type IconName = keyof typeof paths;

/** A picture for the eye alone: what it stands for is said by the words or the label of what it is in. */
export function icon(name: IconName): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const drawing = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', paths[name]);
  for (const [key, value] of [['viewBox', '0 0 16 16'], ['class', `icon ${name}`], ['aria-hidden', 'true'], ['focusable', 'false']] as const) drawing.setAttribute(key, value);
  drawing.append(path);
  return drawing;
}
