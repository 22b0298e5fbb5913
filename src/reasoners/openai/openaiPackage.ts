export { OpenAI, APIError } from 'openai';
