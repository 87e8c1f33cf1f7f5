export { createTextExtractor, type TextExtractorOptions } from './create-text-extractor.ts'
export { exampleProfiles } from './profiles/example-profiles.ts'
export {
  type GroupMeaning,
  parseTextProfile,
  type TextGrammar,
  type TextProfile,
} from './text-profile.ts'
