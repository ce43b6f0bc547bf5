// The one name that all scripts of a page share: every bundle begins with it, and whichever comes first makes it.
// eslint-disable-next-line no-var, no-implicit-globals, no-useless-assignment -- as classic scripts share a name
var rulebook = rulebook || {};
