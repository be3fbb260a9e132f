declare module 'migrate-mongo' {
  import type { Db, MongoClient } from 'mongodb';

  export const config: {
    set(config: { migrationsDir: string; migrationFileExtension: string; changelogCollectionName: string; moduleSystem: 'esm' }): void;
  };
  /** Runs the steps that were not run yet. @returns their file names */
  export function up(db: Db, client: MongoClient): Promise<string[]>;
}
