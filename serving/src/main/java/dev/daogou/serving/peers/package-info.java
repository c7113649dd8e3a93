/**
 * The instances of one installation ask each other: one question, one hop, one deadline. Nobody
 * passes a question on; who is asked answers from what is there.
 */
package dev.daogou.serving.peers;
