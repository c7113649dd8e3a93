/** Models that are announced on a topic, put into use while the program runs. */
package dev.daogou.announcements;
