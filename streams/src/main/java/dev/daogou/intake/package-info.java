/**
 * First stage: raw records become checked events. What cannot be used goes to the dead letters with
 * its reason and its original bytes; what landed on the wrong partition is sent to the right one.
 */
package dev.daogou.intake;
