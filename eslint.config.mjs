// What scripts and styles keep to. What pages load is held to ES2020, by its syntax and its built-ins alike: phones that
// get no newer engine still run it. `tsc` checks the types and that every name is known.
import css from "@eslint/css";
import js from "@eslint/js";
import es from "eslint-plugin-es-x";

// Arrays have methods of the same names as iterators, and lunr's sets as those of later ones; `tsc`, which knows the
// types of ES2020 and no more, tells them apart.
const NAMESAKES = /no-(?:iterator|set)-prototype-/;
const { rules: restricted } = es.configs["flat/restrict-to-es2020"];
const later = Object.fromEntries(Object.entries(restricted).filter(([name]) => !NAMESAKES.test(name)));

// Newer, or not everywhere the same; where it is unknown, a page looks plainer and says as much.
const decorating = {
  allowAtRules: ["container", "page"],
  allowFunctions: ["color-mix", "fit-content"],
  allowProperties: [
    ...["accent-color", "container-type", "content-visibility", "field-sizing", "hyphens", "outline"],
    ...["print-color-adjust", "resize", "user-select"],
  ],
  allowPropertyValues: { "break-after": ["avoid"] },
  allowSelectors: ["details-content", "has"],
};

export default [
  { ignores: [".build/**", ".venv/**", "site/live/**", "site/en/live/**"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2020, sourceType: "script" },
    plugins: { "es-x": es },
    settings: { "es-x": { aggressive: true } },
    rules: { ...later, "es-x/no-regexp-lookbehind-assertions": "error", "no-restricted-globals": ["error", "structuredClone"] },
  },
  {
    files: ["src/**/*.js"],
    rules: {
      ...js.configs.recommended.rules,
      "no-undef": "off",
      eqeqeq: "error",
      "no-implicit-globals": "error",
      "no-shadow": "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["**/*.css"],
    plugins: { css },
    language: "css/css",
    rules: {
      ...css.configs.recommended.rules,
      "css/no-invalid-properties": ["error", { allowUnknownVariables: true }], // they come from the theme
      "css/no-important": "off", // what a page hides stays hidden under every rule of the theme
      "css/use-baseline": ["error", { available: 2022, ...decorating }],
    },
  },
];
