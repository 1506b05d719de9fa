/** `ts-travel-service-64469b5b48-25zj6` → `ts-travel-service`: the name without its ReplicaSet and pod hashes. */
export function serviceOfPod(pod: string): string {
  return pod.replace(/-[0-9a-f]{7,10}-[0-9a-z]{5}$/, '');
}
