/**
 * Holds what the pages show against what there is: links, commands, JSON and files. {@link
 * io.lakelift.local.pages.PageJudge} says what is wrong in a page; the test of the pages, beside the command that it
 * runs inputs with, asks it.
 */
package io.lakelift.local.pages;
