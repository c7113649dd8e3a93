/**
 * How settings are written down and read: a record for each group, beside what it sets, whose
 * components say what they are for; the name, the check, the configuration and the documentation of
 * a setting follow from its component.
 */
package dev.daogou.recommender.settings;
