/** Rare sensing errors: P(code wrong | n) and P(code wrong | n, d) far below what counting sees. */
package timdnn.characterization.rareerror;
