package io.livestream.analytics.stats;

/** Figures as far as the caller may see them. */
sealed interface Stats permits StatsView, ParticipantStatsView {}
