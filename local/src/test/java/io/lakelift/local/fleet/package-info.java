/** The fleet's state machine on its own: the exports under it are scripted, all else is real. */
package io.lakelift.local.fleet;
