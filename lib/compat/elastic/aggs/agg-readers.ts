import type { AggReader } from './agg-model';
import { readDateHistogram } from './read-date-histogram';
import { readFilter, readFilters, readMissing } from './read-filters';
import { readHistogram } from './read-histogram';
import { readCount, readExtendedStats, readOneStat, readStats } from './read-metrics';
import { readPercentileRanks, readPercentiles } from './read-percentiles';
import {
  readCumulativeSum,
  readDerivative,
  readMovingAverage,
  readMovingFunction,
  readSerialDiff,
} from './read-pipelines';
import { readDateRange, readRange } from './read-ranges';
import { readOverBuckets } from './read-sibling-pipelines';
import { readTerms } from './read-terms';
import { readTopHits, readTopMetrics } from './read-top-hits';

/** The aggregations that are understood, by type. */
export const AGG_READERS: ReadonlyMap<string, AggReader> = new Map<string, AggReader>([
  ['terms', readTerms],
  ['date_histogram', readDateHistogram],
  ['histogram', readHistogram],
  ['range', readRange],
  ['date_range', readDateRange],
  ['filter', readFilter],
  ['filters', readFilters],
  ['missing', readMissing],
  ['avg', readOneStat('avg')],
  ['min', readOneStat('min')],
  ['max', readOneStat('max')],
  ['sum', readOneStat('sum')],
  ['stats', readStats],
  ['extended_stats', readExtendedStats],
  ['value_count', readCount('present')],
  ['cardinality', readCount('distinct')],
  ['percentiles', readPercentiles],
  ['percentile_ranks', readPercentileRanks],
  ['top_hits', readTopHits],
  ['top_metrics', readTopMetrics],
  ['derivative', readDerivative],
  ['cumulative_sum', readCumulativeSum],
  ['serial_diff', readSerialDiff],
  ['moving_fn', readMovingFunction],
  ['moving_avg', readMovingAverage],
  ['avg_bucket', readOverBuckets('avg_bucket')],
  ['min_bucket', readOverBuckets('min_bucket')],
  ['max_bucket', readOverBuckets('max_bucket')],
  ['sum_bucket', readOverBuckets('sum_bucket')],
  ['stats_bucket', readOverBuckets('stats_bucket')],
]);

/** Types of Elasticsearch that have no answer here: told so, not called unknown. */
export const REFUSED_AGGS: ReadonlySet<string> = new Set([
  ...[
    'global',
    'significant_terms',
    'significant_text',
    'rare_terms',
    'multi_terms',
    'sampler',
    'random_sampler',
  ],
  ...[
    'diversified_sampler',
    'adjacency_matrix',
    'categorize_text',
    'children',
    'parent',
    'nested',
    'reverse_nested',
  ],
  ...[
    'frequent_item_sets',
    'ip_prefix',
    'ip_range',
    'variable_width_histogram',
    'time_series',
    'geo_distance',
  ],
  ...[
    'geohash_grid',
    'geotile_grid',
    'geohex_grid',
    'geo_bounds',
    'geo_centroid',
    'geo_line',
    'cartesian_bounds',
  ],
  ...[
    'boxplot',
    'matrix_stats',
    'median_absolute_deviation',
    'rate',
    'scripted_metric',
    'string_stats',
    't_test',
  ],
  ...[
    'weighted_avg',
    'bucket_script',
    'bucket_selector',
    'bucket_sort',
    'bucket_count_ks_test',
    'change_point',
  ],
  ...[
    'bucket_correlation',
    'cumulative_cardinality',
    'extended_stats_bucket',
    'percentiles_bucket',
    'inference',
  ],
  ...['moving_percentiles', 'normalize', 'composite', 'auto_date_histogram'],
]);
