/**
 * Third stop of the line: people, places and things (人、地、物) around an event, where staff were and
 * when, and devices whose coordinates cannot be what they claim.
 *
 * <p>Tracks are personal data of the people who carry the phones: keep them no longer than they are
 * needed, and show them to those only who must see them.
 */
package org.gridward.resource;
