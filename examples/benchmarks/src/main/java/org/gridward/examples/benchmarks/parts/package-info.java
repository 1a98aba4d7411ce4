/**
 * What a town is made of when it is tried: the town itself, its broker, its devices' words, each in
 * a process of its own and over real sockets.
 */
package org.gridward.examples.benchmarks.parts;
