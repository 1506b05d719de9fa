'use client';

import { ArrowRight } from 'lucide-react';
import { Select } from '@/components/ui/select';
import { ServiceName } from '@/components/ui/service-name';
import type { CompareView } from '../use-compare-view';
import { useReleases } from './use-cohorts';

/** A service and two of its versions. Another service starts with its two newest. */
export function ReleasePicker({ view }: { view: CompareView }) {
  const { state, choose } = view;
  const releases = useReleases();
  const services = releases.data?.services ?? [];
  const versions = services.find(({ service }) => service === state.service)?.versions ?? [];
  const known = (chosen: string) =>
    chosen === '' || versions.includes(chosen) ? versions : [chosen, ...versions];
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <Select
        label="Service"
        placeholder={releases.isPending ? 'Loading services' : 'Choose a service'}
        value={state.service}
        options={(state.service === '' || services.some(({ service }) => service === state.service)
          ? services
          : [{ service: state.service, versions: [] }, ...services]
        ).map(({ service, versions: { length } }) => ({
          value: service,
          label: (
            <span className="flex items-center gap-2">
              <ServiceName service={service} />
              <span className="text-faint text-xs">{length === 1 ? '1 version' : `${length} versions`}</span>
            </span>
          ),
        }))}
        onChange={(service) => {
          const [vb = '', va = ''] = services.find((one) => one.service === service)?.versions ?? [];
          choose({ service, va, vb, row: '' });
        }}
      />
      <Select
        label="Baseline version"
        prefix="Baseline"
        placeholder="Version"
        value={state.va}
        options={known(state.va).map((version) => ({ value: version, label: version }))}
        onChange={(va) => choose({ va, row: '' })}
      />
      <ArrowRight aria-hidden className="size-3.5 shrink-0 text-faint max-md:hidden" />
      <Select
        label="Candidate version"
        prefix="Candidate"
        placeholder="Version"
        value={state.vb}
        options={known(state.vb).map((version) => ({ value: version, label: version }))}
        onChange={(vb) => choose({ vb, row: '' })}
      />
    </div>
  );
}
