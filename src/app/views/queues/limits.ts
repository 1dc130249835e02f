export * from '../../trouble/limits.ts';
