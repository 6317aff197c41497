-- AlterEnum
ALTER TYPE "clip_state" ADD VALUE 'coded';
ALTER TYPE "clip_state" ADD VALUE 'preparing';
