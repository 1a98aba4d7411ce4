/**
 * Beside the line: admits expert rules (专家规则), written as DRL or in Chinese sentences, and decides
 * by them.
 *
 * <p>What an author writes is never built. In order: bytes and characters are scanned; sentences of
 * a {@code .dslr} are replaced by what the {@code .dsl} says, once and without regular expressions;
 * comments become spaces; sizes and depths are measured; only then Drools' parser reads the text,
 * without its builder; its tree is checked against a list of what is allowed; and what passed is
 * rebuilt as records, from which rules are made that hold nothing but calls into this package.
 * There is no source text, no compiler and no class loading on that way.
 */
package org.gridward.rules.engine.expert;
