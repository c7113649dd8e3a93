/**
 * Last stage: the figures of the live board. Each task adds up what its partition's shoppers do in
 * buckets of event time, of a second, a minute and an hour, and publishes those that changed, as
 * absolute figures under a key of its own: a replay writes the same again, a late event corrects an
 * old bucket, and readers add up over tasks.
 */
package dev.daogou.trends;
