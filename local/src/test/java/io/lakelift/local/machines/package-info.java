/** The project's own state machines in the interpreter: their courses, their states, and their definitions broken. */
package io.lakelift.local.machines;
