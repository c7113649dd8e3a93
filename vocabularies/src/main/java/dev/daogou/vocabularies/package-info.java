/**
 * Events as other products' trackers send them, in the words of the contract. Each vocabulary is a
 * table from its event names to a {@link dev.daogou.vocabularies.Meaning} and a reader of its field
 * names ({@link dev.daogou.vocabularies.Told}); what a meaning makes of the fields stands here
 * once. The collectors and the replay of recorded logs use the same tables.
 */
package dev.daogou.vocabularies;
