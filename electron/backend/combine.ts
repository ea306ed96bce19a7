import type { MdmBackend } from './port.ts';

/**
 * One backend out of two: records go to an endpoint of their own, questions and commands to the product. A server whose
 * product takes no records can still have them delivered.
 */
export function combineBackends(
  records: MdmBackend | undefined,
  product: MdmBackend | undefined,
): MdmBackend | undefined {
  if (records === undefined || product === undefined) return records ?? product;
  const answering = product.capabilities.lookup ? product : records;
  return {
    capabilities: {
      records: records.capabilities.records,
      lookup: answering.capabilities.lookup,
      commands: product.capabilities.commands,
      files: product.capabilities.files,
    },
    deliver: records.deliver,
    ...(records.batch === undefined ? {} : { batch: records.batch }),
    lookup: answering.lookup,
    enqueue: product.enqueue,
    outcome: product.outcome,
    check: async (signal) => {
      await records.check(signal);
      await product.check(signal);
    },
    close: () => {
      records.close();
      product.close();
    },
  };
}
