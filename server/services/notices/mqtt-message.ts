/** What is published at the broker. */
export type MqttMessage = { topic: string; payload: string; retain?: boolean }
