/**
 * Before the first stop of the line: bytes become events here. The SPI for protocols, and what
 * their codecs share. Codecs hold no state, do no I/O and know no transport.
 */
package org.gridward.sensors.codec;
