import type { BrowserContext, Page } from "playwright-core";

export function installTap(context: BrowserContext | Page): Promise<void>;
export function onsetsOf(page: Page): Promise<number[]>;
export function pairOnsets(one: number[], other: number[], within?: number): { spreads: number[]; missed: number };
export function summary(values: number[]): { count: number; p50: number; p95: number; max: number };
export function line(name: string, result: { count: number; p50: number; p95: number; max: number }): string;
