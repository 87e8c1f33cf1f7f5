/** Whose key seals a customer's master data and letters. */
export function customerSubject(customerId: string): string {
  return `customer:${customerId}`
}
