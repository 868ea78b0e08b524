// Lets Node import the product's modules as a bundler does: `./plan` is plan.ts.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (!specifier.startsWith('.') || error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
      return next(`${specifier}.ts`, context);
    }
  },
});
