import * as vscode from 'vscode';
import { endpointFault, type Endpoint } from '../../reasoners/openai/endpoint.ts';
import type { Endpoints } from '../endpoints.ts';
import { reservedIds, type Settings } from '../settings.ts';
import { translate } from '../words.ts';
import { baseUrlOf, idFor } from './endpointAddress.ts';

/** Asks for an address and keeps it in the user's settings; the endpoint there, or undefined where none was given. */
export async function addEndpoint(settings: Settings, endpoints: Endpoints): Promise<Endpoint | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Any OpenAI-compatible endpoint'),
    prompt: vscode.l10n.t('Its address up to and including the version. HTTPS, except for this computer. Kept in your user settings.'),
    placeHolder: 'https://host/v1',
    ignoreFocusOut: true,
    validateInput: (value) => {
      if (value.trim() === '') return undefined;
      const fault = endpointFault(baseUrlOf(value));
      return fault && translate(fault);
    },
  });
  if (typed === undefined || typed.trim() === '') return undefined;
  const baseUrl = baseUrlOf(typed);
  const known = endpoints.all.find((endpoint) => baseUrlOf(endpoint.baseUrl) === baseUrl);
  if (known) return known;
  const id = idFor(baseUrl, [...reservedIds, ...endpoints.all.map((endpoint) => endpoint.id)]);
  await settings.addEndpoint({ id, label: new URL(baseUrl).host, baseUrl });
  return endpoints.own.find((endpoint) => endpoint.id === id);
}
