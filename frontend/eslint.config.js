/** What the linter holds of the front end, beside ESLint's own recommendations. */
import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['dist/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      complexity: ['error', 10],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-implicit-globals': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['src/**'], languageOptions: { globals: { PARLEY_VERSION: 'readonly' } } },
  { files: ['*.js', '*.mjs', 'tests/**'], languageOptions: { globals: globals.node } },
];
