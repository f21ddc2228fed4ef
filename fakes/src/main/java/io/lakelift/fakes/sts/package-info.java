/** STS as far as the command needs it: who the caller is. */
package io.lakelift.fakes.sts;
