import type { GiveUpAfter, ModelFacts, ModelPrice } from '../reasoners/openai/modelFacts.ts';

/** What a user wrote of a model under `therefore.models`; what is not as it should be is left out. */
export function factsFrom(value: unknown): ModelFacts {
  if (typeof value !== 'object' || value === null) return {};
  const { contextTokens, outputTokens, sees, thinking, price, giveUpAfter } = value as Record<string, unknown>;
  const money = priceFrom(price);
  const patience = patienceFrom(giveUpAfter);
  return {
    ...(isCount(contextTokens) ? { contextTokens } : {}),
    ...(isCount(outputTokens) ? { outputTokens } : {}),
    ...(typeof sees === 'boolean' ? { sees } : {}),
    ...(thinking === 'always' || thinking === 'switchable' || thinking === 'never' ? { thinking } : {}),
    ...(money ? { price: money } : {}),
    ...(patience ? { giveUpAfter: patience } : {}),
  };
}

function patienceFrom(value: unknown): GiveUpAfter | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { silence, noAnswer } = value as Record<string, unknown>;
  const found = { ...(isAmount(silence) && silence > 0 ? { silence } : {}), ...(isAmount(noAnswer) && noAnswer > 0 ? { noAnswer } : {}) };
  return Object.keys(found).length > 0 ? found : undefined;
}

/** A price is money, so it counts only where all of it can be read. */
function priceFrom(value: unknown): ModelPrice | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { currency, input, output, cachedInput } = value as Record<string, unknown>;
  const code = currencyFrom(currency);
  if (code === undefined || !isAmount(input) || !isAmount(output)) return undefined;
  if (cachedInput !== undefined && !isAmount(cachedInput)) return undefined;
  return { currency: code, input, output, ...(cachedInput === undefined ? {} : { cachedInput }) };
}

/** An ISO 4217 code, or undefined. */
export function currencyFrom(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z]{3}$/.test(value.trim()) ? value.trim().toUpperCase() : undefined;
}

/** What one unit of each currency is worth in the user's; a rate is a positive number. */
export function ratesFrom(value: unknown): Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([code, rate]: [string, unknown]) => {
      const currency = currencyFrom(code);
      return currency !== undefined && isAmount(rate) && rate > 0 ? [[currency, rate]] : [];
    }),
  );
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isCount(value: unknown): value is number {
  return isAmount(value) && Number.isInteger(value) && value > 0;
}
