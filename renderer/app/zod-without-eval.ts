import { config } from 'zod';

// The content security policy forbids eval; zod would try it, be refused, and leave a violation in the console.
// Imported before anything that makes a schema.
config({ jitless: true });
