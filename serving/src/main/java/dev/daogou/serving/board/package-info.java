/**
 * The live marketing board's figures by HTTP. Every instance follows the trends topic into memory,
 * adds up over sources, and works out each question once a second for all who ask it: readers of a
 * stream get the same bytes, and one that is too slow gets everything anew instead of a queue. How
 * lists were read is counted here, and published to the same topic.
 */
package dev.daogou.serving.board;
